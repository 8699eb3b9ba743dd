const GAP = 6
const MARGIN = 12

/**
 * Puts a fixed panel under its button, or above where there is more room; its end edge on the button's, kept inside the screen.
 * By hand, because CSS anchors are missing in browsers this must run in (Chrome before 125, Safari before 26).
 */
export function placeBeside(panel: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const below = window.innerHeight - box.bottom - GAP - MARGIN
  const up = height > below && box.top > window.innerHeight - box.bottom
  const ends = getComputedStyle(button).direction === 'rtl' ? box.left : box.right - width
  const left = Math.min(Math.max(MARGIN, ends), window.innerWidth - width - MARGIN)
  panel.style.left = `${Math.max(MARGIN, left)}px`
  panel.style.top = `${Math.max(MARGIN, up ? box.top - GAP - height : box.bottom + GAP)}px`
}
