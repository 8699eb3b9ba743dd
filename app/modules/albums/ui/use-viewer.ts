import { useLocation, useNavigate, useSearchParams } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { paths } from '../paths.ts'

/**
 * The photo that the address names (`?photo=`). Opening one is a step in the browser's history, so that its back closes it;
 * leafing through the others rewrites that step without asking the server anything.
 */
export function useViewer(albumId: string): {
  photo: string | null
  move: (itemId: string) => void
  close: () => void
} {
  const [query] = useSearchParams()
  const { key } = useLocation()
  const navigate = useNavigate()
  const named = query.get('photo')
  const [closed, setClosed] = useState<string | null>(null)
  // Where in the browser's history the album stands without a photo.
  const albumAt = useRef<number>()
  useEffect(() => {
    if (!named) albumAt.current = placeInHistory()
  }, [named])

  const move = useCallback(
    (itemId: string) => window.history.replaceState(window.history.state, '', paths.photo(albumId, itemId)),
    [albumId],
  )
  const close = useCallback(() => {
    setClosed(key)
    // Only where the album is the step before: who came by a link, or taps the photo again before the step back has ended, has it not there.
    if (albumAt.current !== undefined && placeInHistory() === albumAt.current + 1) navigate(-1)
    else navigate(paths.album(albumId), { replace: true, preventScrollReset: true })
  }, [albumId, key, navigate])
  return { photo: closed === key ? null : named, move, close }
}

/** The number that the router gives to each entry of the history. */
const placeInHistory = (): number | undefined => (window.history.state as { idx?: number } | null)?.idx
