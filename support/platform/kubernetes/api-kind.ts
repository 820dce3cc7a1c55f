/** A kind of object, as the API knows it. */
export interface Kind {
  apiVersion: string;
  kind: string;
  /** `deployments` */
  plural: string;
  shortNames: readonly string[];
  isNamespaced: boolean;
}
