import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import type { Head } from '../conversation.ts'

/** Of a circle the child's face, of all else the initials. */
export function HeadAvatar({ head: { kind, seed, photoId }, name }: { head: Head; name: string }) {
  if (kind === 'child') return <ChildAvatar id={seed} name={name} photoId={photoId} />
  return <Avatar name={name} seed={seed} />
}
