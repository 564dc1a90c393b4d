/** What a subgraph begins with whose department declares how its fields are shared. */
export const DECLARED = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "https://supervision-data-hub.cn/sharing/v1.0", import: ["@share", "@owner", "@uses", "ShareClass", "Mask", "RecordOwner"])
  @composeDirective(name: "@share") @composeDirective(name: "@owner") @composeDirective(name: "@uses")
directive @share(class: ShareClass!, mask: Mask, basis: String) on FIELD_DEFINITION
directive @owner(steward: String!, records: RecordOwner!) on OBJECT | INTERFACE
directive @uses(field: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
enum ShareClass { OPEN UNCONDITIONAL CONDITIONAL WITHHELD }
enum Mask { CITIZEN_ID PHONE PERSON_NAME ADDRESS DATE_YEAR FREE_TEXT NULL }
enum RecordOwner { STEWARD SOURCE }
`;
