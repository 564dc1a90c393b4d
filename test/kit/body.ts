/** The JSON of a response, to be looked into as the test expects it. */
// biome-ignore lint/suspicious/noExplicitAny: a test that looks for what is not there fails, as it should.
export const bodyOf = (response: Response): Promise<any> => response.json() as Promise<any>;
