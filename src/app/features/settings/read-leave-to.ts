/** Where Quick exit may lead: an address over https as browsers write it, or nothing for our own page. Anything else is undefined. */
export function readLeaveTo(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { href, username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname.includes('.') ? href : undefined;
}
