/**
 * Where a page sends what is asked only later, in a sheet or a menu. The router asks for these routes with the page and the service worker
 * keeps their scripts (`app/routes/offline/worker.js`), so that a first tap without a network leaves its page where it is. Of several
 * addresses that differ by an id one is enough.
 */
export const KnownActs = ({ paths }: { paths: readonly string[] }) =>
  paths.map(path => <form key={path} hidden data-discover="true" action={path} />)
