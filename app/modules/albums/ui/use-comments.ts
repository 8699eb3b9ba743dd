import { useEffect, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import type { Comment } from '#app/platform/comments/comment.ts'
import type { FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'

const againMs = 3_000

/**
 * What was written under a photo; read anew with every reload of the album, which the item's identity tells of. Not through the router:
 * what it cannot load takes the place of the whole page (a photo that is withdrawn while it is talked about), and it takes a
 * route that it has not heard of yet for one that does not exist when a reload comes in between.
 * @returns undefined until they are there
 */
export function useComments(item: FeedItem): readonly Comment[] | undefined {
  const [read, setRead] = useState<{ itemId: string; comments: Comment[] }>()
  useEffect(() => {
    const { id: itemId } = item
    const leave = new AbortController()
    let again: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const answer = await askJson(paths.comments(itemId), { signal: leave.signal })
      // Out of sight: the album's own reload takes the photo away.
      if (answer.status < 500 && !answer.ok) return
      const { comments }: { comments: Comment[] } = await answer.json()
      setRead({ itemId, comments })
    }
    const askOn = () =>
      ask().catch(() => {
        if (!leave.signal.aborted) again = setTimeout(askOn, againMs)
      })
    askOn()
    return () => {
      leave.abort()
      clearTimeout(again)
    }
  }, [item])
  return read?.itemId === item.id ? read.comments : undefined
}
