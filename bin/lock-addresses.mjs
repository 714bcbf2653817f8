// The addresses that package-lock.json leaves out. Plain Node, no dependencies.

/** No host of anything (RFC 2606): npm puts the registry that it is set to in its place, when it is told so. */
const ANY_HOST = "https://registry.invalid";

/**
 * A lock file with the address that registries have a package at, for every package that comes from one: those it holds a
 * fingerprint of.
 */
export function withAddresses(lock) {
  const packages = Object.entries(lock.packages).map(([path, entry]) => [
    path,
    !entry.integrity || entry.resolved ? entry : { ...entry, resolved: addressOf(path, entry) },
  ]);
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** An entry has a name of its own where the package lies in a folder of another name. */
function addressOf(path, { name = path.split("node_modules/").at(-1), version }) {
  return `${ANY_HOST}/${name}/-/${name.split("/").at(-1)}-${version}.tgz`;
}
