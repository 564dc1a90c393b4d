/** The type of a coordinate: `Subject` of `Subject.phone`. */
export const typeOf = (coordinate: string): string => coordinate.slice(0, coordinate.indexOf('.'));
