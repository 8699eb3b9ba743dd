import { Avatar, type AvatarSize } from '#app/ui/avatar.tsx'
import { addressOf } from './attachments/attachment.ts'

/** A child's portrait in the smallest size that is kept, or its initials. */
export function ChildAvatar({
  id,
  name,
  photoId,
  size,
}: {
  id: string
  name: string
  photoId: string | null
  size?: AvatarSize
}) {
  return <Avatar name={name} seed={id} size={size} src={photoId ? addressOf(photoId, 'w320') : undefined} />
}
