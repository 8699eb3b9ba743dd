/**
 * The files an `accept` list allows, as browsers read it (HTML standard: extensions, MIME types, `image/*`). Dropping and pasting pass it by.
 * A courtesy to the person only: content is judged on the server.
 */
export function accepted(
  files: Iterable<File> | ArrayLike<File> | null | undefined,
  accept: string | undefined,
): File[] {
  const all = files ? Array.from(files) : []
  const wanted = (accept ?? '')
    .split(',')
    .map(part => part.trim().toLowerCase())
    .filter(Boolean)
  return wanted.length === 0 ? all : all.filter(file => wanted.some(part => matches(file, part)))
}

function matches(file: File, part: string): boolean {
  if (part.startsWith('.')) return file.name.toLowerCase().endsWith(part)
  if (part.endsWith('/*')) return file.type.startsWith(part.slice(0, -1))
  return file.type === part
}
