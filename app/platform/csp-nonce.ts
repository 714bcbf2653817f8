import { createContext } from "react";

/**
 * The nonce of this response's Content-Security-Policy, for the scripts Remix writes. Empty in the browser,
 * which hides nonces from scripts; React then keeps what the server wrote.
 */
export const CspNonceContext = createContext("");
