/** A database that does not start before somebody gives it a password. */
interface Database {
  image: RegExp;
  /** The variable that says it, and those that say it otherwise, or that there is none. */
  password: string;
  others: RegExp;
}

const OF_MYSQL = /^(?:MYSQL|MARIADB)_(?:ROOT_PASSWORD(?:_FILE|_HASH)?|ALLOW_EMPTY(?:_ROOT)?_PASSWORD|RANDOM_ROOT_PASSWORD)$/;
const DATABASES: readonly Database[] = [
  { image: /^(?:docker\.io\/)?(?:library\/)?postgres(?:[:@]|$)/, password: 'POSTGRES_PASSWORD', others: /^POSTGRES_(?:PASSWORD(?:_FILE)?|HOST_AUTH_METHOD)$/ },
  { image: /^(?:docker\.io\/)?(?:library\/)?mysql(?:[:@]|$)/, password: 'MYSQL_ROOT_PASSWORD', others: OF_MYSQL },
  { image: /^(?:docker\.io\/)?(?:library\/)?mariadb(?:[:@]|$)/, password: 'MARIADB_ROOT_PASSWORD', others: OF_MYSQL },
];

/** The variable that the database of an image needs, if its container has none for its password. @param env as manifests have it */
export function missingPassword(image: unknown, env: unknown): string | undefined {
  const database = DATABASES.find((each) => each.image.test(String(image)));
  const names = Array.isArray(env) ? (env as { name?: unknown }[]).map(({ name }) => String(name)) : [];
  return database && !names.some((name) => database.others.test(name)) ? database.password : undefined;
}
