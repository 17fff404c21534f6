import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits. */
const SECRET_BYTES = 32;

function secret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Equal without telling by its time how much of it is equal, or how long it is. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/**
 * Who may use this server: the browser that brought the one-time token, known from then on by its cookie. The cookie
 * is named after the port, because cookies of one host are shared by all its ports.
 */
export class Session {
  readonly token = secret();
  readonly #cookie = secret();
  readonly #cookieName: string;
  #redeemed = false;

  constructor(port: number) {
    this.#cookieName = `headnote-${port}`;
  }

  /** The `Set-Cookie` for the first who brings the token; null for anyone else. */
  redeem(token: string): string | null {
    if (!same(token, this.token) || this.#redeemed) return null;
    this.#redeemed = true;
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a `Cookie` header holds this session's cookie. */
  admits(cookieHeader: string | undefined): boolean {
    return (cookieHeader ?? "").split(";").some((pair) => {
      const equals = pair.indexOf("=");
      return pair.slice(0, equals).trim() === this.#cookieName && same(pair.slice(equals + 1).trim(), this.#cookie);
    });
  }
}
