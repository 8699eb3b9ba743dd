import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * For a page's `shouldRevalidate`: what never reached the school has changed nothing (503, `app/routes/offline/worker.js`). Asked again
 * without a network, the page would give way to an error.
 */
export const keptWhenUnsent: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== 503 && defaultShouldRevalidate
