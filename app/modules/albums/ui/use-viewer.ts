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
  // Whether this page was here before the photo was: then closing is one step back.
  const before = useRef(false)
  const openedHere = useRef(false)
  useEffect(() => {
    if (named) openedHere.current = before.current
    before.current = !named
  }, [named])

  const move = useCallback(
    (itemId: string) => window.history.replaceState(window.history.state, '', paths.photo(albumId, itemId)),
    [albumId],
  )
  const close = useCallback(() => {
    setClosed(key)
    if (openedHere.current) navigate(-1)
    else navigate(paths.album(albumId), { replace: true, preventScrollReset: true })
  }, [albumId, key, navigate])
  return { photo: closed === key ? null : named, move, close }
}
