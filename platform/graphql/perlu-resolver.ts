/** Fields the row cannot answer by itself (no column, or a column of another type): they need a resolver. Use with `satisfies`. */
export type PerluResolver<Gql, Row> = {
  [K in keyof Gql as K extends '__typename' ? never : K extends keyof Row ? (Row[K] extends Gql[K] ? never : K) : K]-?: unknown;
};
