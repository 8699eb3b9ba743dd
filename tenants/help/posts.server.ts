import { asc, eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { helpPictures, helpPosts } from '#db/schema/help.ts'
import type { Screenshot } from './screenshot.server.ts'
import { openHelp, openHelpBytes, sealHelp } from './sealed.server.ts'

/** One post of a request, in the clear. */
export interface Post {
  id: string
  /** Of the vendor, not of the school. */
  fromVendor: boolean
  author: string
  body: string
  at: Date
  picture: { width: number; height: number } | null
}

/** What is to be written of a post, sealed before the transaction begins. */
export interface SealedPost {
  post: typeof helpPosts.$inferInsert
  picture: typeof helpPictures.$inferInsert | null
}

export async function sealPost(
  {
    id,
    requestId,
    author,
    body,
    operatorId,
  }: { id: string; requestId: string; author: string; body: string; operatorId?: string },
  screenshot: Screenshot | null,
): Promise<SealedPost> {
  const [authorSealed, bodySealed, bytesSealed] = await Promise.all([
    sealHelp('author_sealed', id, author),
    sealHelp('body_sealed', id, body),
    screenshot ? sealHelp('bytes_sealed', id, screenshot.bytes) : '',
  ])
  return {
    post: { id, requestId, operatorId: operatorId ?? null, authorSealed, bodySealed },
    picture: screenshot ? { postId: id, width: screenshot.width, height: screenshot.height, bytesSealed } : null,
  }
}

/** @returns false when it was there already: the same form, sent twice */
export async function insertPost(q: Queries, { post, picture }: SealedPost): Promise<boolean> {
  const made = await q.insert(helpPosts).values(post).onConflictDoNothing().returning({ id: helpPosts.id })
  if (made.length > 0 && picture) await q.insert(helpPictures).values(picture)
  return made.length > 0
}

/** The posts of a request, the oldest first. The caller has asked whether it is theirs to read. */
export async function postsOf(requestId: string): Promise<Post[]> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ post: helpPosts, width: helpPictures.width, height: helpPictures.height })
      .from(helpPosts)
      .leftJoin(helpPictures, eq(helpPictures.postId, helpPosts.id))
      .where(eq(helpPosts.requestId, requestId))
      .orderBy(asc(helpPosts.createdAt), asc(helpPosts.id)),
  )
  return Promise.all(
    rows.map(async ({ post, width, height }) => {
      const [author, body] = await Promise.all([
        openHelp('author_sealed', post.id, post.authorSealed),
        openHelp('body_sealed', post.id, post.bodySealed),
      ])
      const picture = width !== null && height !== null ? { width, height } : null
      return { id: post.id, fromVendor: post.operatorId !== null, author, body, at: post.createdAt, picture }
    }),
  )
}

/** The picture of a post of that request as WebP, or null. The caller has asked whether the request is theirs to read. */
export async function pictureOf(requestId: string, postId: string): Promise<Buffer | null> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ requestId: helpPosts.requestId, sealed: helpPictures.bytesSealed })
      .from(helpPictures)
      .innerJoin(helpPosts, eq(helpPosts.id, helpPictures.postId))
      .where(eq(helpPictures.postId, postId)),
  )
  return row?.requestId === requestId ? openHelpBytes(postId, row.sealed) : null
}
