/** Files that came by paste or drop; none where words came as well, as from a text editor that adds a picture of them. */
export function filesIn(data: DataTransfer | null): readonly File[] {
  if (data === null || data.types.includes('text/html')) return [];
  if (data.getData('text/plain') !== '') return [];
  return [...data.files];
}
