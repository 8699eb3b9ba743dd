import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { type Head, isOfGroup } from '../conversation.ts'

/** Of a circle the child's face, of all else the initials. */
export function HeadAvatar({ head, name }: { head: Head; name: string }) {
  if (head.kind === 'child') return <ChildAvatar id={head.seed} name={name} photoId={head.photoId} />
  return <Avatar name={name} seed={head.seed} of={isOfGroup(head) ? 'group' : 'person'} />
}
