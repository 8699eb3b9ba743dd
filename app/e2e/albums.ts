import { v7 as uuidv7 } from 'uuid'
import { startAlbum } from '#app/modules/albums/album.server.ts'
import { readAlbum } from '#app/modules/albums/feed.server.ts'
import { addItems } from '#app/modules/albums/items.server.ts'
import { publishAlbum } from '#app/modules/albums/publication.server.ts'
import type { Member } from './people.ts'

/** A draft of a teacher's, or one that is there, with these files put into it. */
export async function albumOf(
  teacher: Pick<Member, 'school'>,
  classId: string,
  {
    albumId = uuidv7(),
    mediaIds = [],
    title = 'A day outside',
  }: { albumId?: string; mediaIds?: string[]; title?: string } = {},
): Promise<string> {
  await startAlbum(teacher.school, albumId, {
    classId,
    title,
    happenedOn: teacher.school.today(),
    audience: 'class',
    childIds: [],
    commentsOn: true,
    heartsOn: true,
  })
  await addItems(teacher.school, albumId, mediaIds)
  return albumId
}

export async function publish(teacher: Member, albumId: string): Promise<void> {
  await publishAlbum(teacher.school, albumId, 'now')
}

/** How far each photo of the album is, in its order. */
export async function photoStates(member: Pick<Member, 'school'>, albumId: string): Promise<string[]> {
  const { items } = await readAlbum(member.school, albumId)
  return items.map(item => item.state)
}
