/** Fails early, in words, where a newer syntax or API would fail late. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) throw new Error(`Yige needs Node 20.19 or later, or 22.12 or later; this is ${version}.`);
}
