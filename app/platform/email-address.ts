import { z } from "zod";

/** The longest address that can be sent to, and the longest part before the @, in bytes (RFC 5321, 4.5.3.1). */
const MOST_BYTES = 254;
const MOST_LOCAL_BYTES = 64;

/** Words apart by dots (RFC 5322, 3.2.3), with letters of any alphabet (RFC 6531, 3.3). */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** Two names at least, apart by dots, as the network knows them (RFC 1123, 2.1). */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What Word and telephones make of the apostrophe of a name such as O'Brien; mail servers give nobody an address with it. */
const APOSTROPHES = /[\u2018\u2019\u02bc]/g;

/**
 * An address as it is kept and compared: without spaces round it, in small letters, with the plain apostrophe, its domain
 * as the network knows it ("bücher.example" is "xn--bcher-kva.example": some browsers send one, some the other).
 */
export function tidyEmailAddress(typed: string): string {
  const address = typed.trim().normalize("NFC").toLowerCase().replaceAll(APOSTROPHES, "'");
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  // Only letters of other alphabets are looked up: URL would mend what is wrong with others.
  if (at < 0 || !/^[\p{L}\p{M}\p{N}.-]{1,254}$/u.test(domain) || /^[\x20-\x7e]*$/.test(domain))
    return address;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${address.slice(0, at)}@${new URL(url).hostname}` : address;
}

/** Whether mail can be sent to an address that has been tidied: `name@example.org`, without a name or brackets round it. */
export function isEmailAddress(address: string): boolean {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  if (address.length > MOST_BYTES || bytes(address) > MOST_BYTES) return false;
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(0, at));
  return LOCAL.test(local) && bytes(local) <= MOST_LOCAL_BYTES && DOMAIN.test(address.slice(at + 1));
}

/** An address as people type it into a form. */
export const EmailAddress = z
  .string("Enter an e-mail address")
  .overwrite(tidyEmailAddress)
  .max(MOST_BYTES, { error: "That e-mail address is too long", abort: true })
  .refine(isEmailAddress, "Enter an e-mail address in the form name@example.org");
