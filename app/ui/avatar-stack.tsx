import { Avatar, type AvatarSize } from './avatar.tsx'

export type AvatarStackProps = {
  people: readonly { id: string; name: string; src?: string | undefined }[]
  /** How many faces before "+n". */
  most?: number | undefined
  size?: AvatarSize | undefined
  /** Said to screen readers in place of the faces. */
  label: string
}

/** Several people in little room. */
export function AvatarStack({ people, most = 4, size = 'sm', label }: AvatarStackProps) {
  const rest = people.length - most
  return (
    <span role="img" aria-label={label} className="inline-flex items-center -space-x-1.5 rtl:space-x-reverse">
      {people.slice(0, most).map(person => (
        <Avatar
          key={person.id}
          name={person.name}
          seed={person.id}
          src={person.src}
          size={size}
          className="rounded-pill ring-2 ring-surface"
        />
      ))}
      {rest > 0 ? <span className="ps-3.5 text-sm font-bold text-ink-soft">+{rest}</span> : null}
    </span>
  )
}
