import { useEffect, useRef } from 'react'

/** Milliseconds in which nobody touched anything: whoever stood here has gone. */
const silenceMs = 20_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'input', 'scroll'] as const

/** Calls back once nobody has touched the page for a while; again after the next touch. @param on whether there is anything to wait for */
export function useSilence(onSilent: () => void, on = true): void {
  const latest = useRef(onSilent)
  latest.current = onSilent
  useEffect(() => {
    if (!on) return
    let timer: ReturnType<typeof setTimeout>
    const begin = () => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), silenceMs)
    }
    begin()
    for (const sign of signs) window.addEventListener(sign, begin, { passive: true, capture: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, begin, { capture: true })
    }
  }, [on])
}
