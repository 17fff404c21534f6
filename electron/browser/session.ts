import { newSecret, sameSecret } from "./secrets.ts";

/**
 * Who may use this server: the browser that brought the one-time token, known from then on by its cookie. The cookie
 * is named after the port, because cookies of one host are shared by all its ports.
 */
export class Session {
  readonly token = newSecret();
  readonly #cookie = newSecret();
  readonly #cookieName: string;
  #redeemed = false;

  constructor(port: number) {
    this.#cookieName = `headnote-${port}`;
  }

  /** The `Set-Cookie` for the first who brings the token; null for anyone else. */
  redeem(token: string): string | null {
    if (!sameSecret(token, this.token) || this.#redeemed) return null;
    this.#redeemed = true;
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a `Cookie` header holds this session's cookie. */
  admits(cookieHeader: string | undefined): boolean {
    return (cookieHeader ?? "").split(";").some((pair) => {
      const equals = pair.indexOf("=");
      return (
        pair.slice(0, equals).trim() === this.#cookieName && sameSecret(pair.slice(equals + 1).trim(), this.#cookie)
      );
    });
  }
}
