import { type RefObject, useEffect, useRef } from 'react'

/** Pixels after which a finger that lets go has meant it. */
const meant = 56

/**
 * Leafing with one finger: the element follows it sideways and lets go with a step. Up and down scrolling, pinching and a
 * page that is zoomed in stay the browser's own (`touch-action: pan-y pinch-zoom` on the element). Who asked for less motion gets the step
 * without the sliding.
 */
export function useSwipe<Element extends HTMLElement>(step: (by: 1 | -1) => void): RefObject<Element> {
  const ref = useRef<Element>(null)
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    let finger: { id: number; x: number; y: number } | null = null
    const follow = (pixels: number) => {
      if (!calm.matches) element.style.transform = pixels === 0 ? '' : `translateX(${pixels}px)`
    }
    const down = (event: PointerEvent) => {
      const zoomed = (window.visualViewport?.scale ?? 1) > 1.01
      finger =
        event.isPrimary && event.pointerType !== 'mouse' && !zoomed
          ? { id: event.pointerId, x: event.clientX, y: event.clientY }
          : null
      follow(0)
    }
    const move = (event: PointerEvent) => {
      if (event.pointerId === finger?.id) follow(event.clientX - finger.x)
    }
    const end = (event: PointerEvent) => {
      if (event.pointerId !== finger?.id) return
      const by = event.clientX - finger.x
      const sideways = Math.abs(by) > Math.abs(event.clientY - finger.y)
      finger = null
      follow(0)
      if (event.type === 'pointerup' && sideways && Math.abs(by) > meant) latest.current(by < 0 ? 1 : -1)
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
    }
  }, [])
  return ref
}
