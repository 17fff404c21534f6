/** The package has types, but its `exports` hide them; it is better-sqlite3 with one method more. */
declare module "better-sqlite3-multiple-ciphers" {
  import type BetterSqlite3 from "better-sqlite3";

  export interface CipherDatabase extends BetterSqlite3.Database {
    /** Opens an encrypted database with a passphrase. */
    key(passphrase: Buffer): number;
  }
  const Database: new (filename: string, options?: BetterSqlite3.Options) => CipherDatabase;
  export default Database;
}
