import type { Area } from '#app/routes.ts'

/** Help in a school: first steps, articles, what is new, and asking the vendor. */
export const helpRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'help', file: 'routes/help/help.tsx' },
    { path: 'help/articles/:articleId', file: 'routes/help/article.tsx' },
    { path: 'help/news', file: 'routes/help/news.tsx' },
    { path: 'help/requests/new', file: 'routes/help/new-request.tsx' },
    { path: 'help/requests/:helpRequestId', file: 'routes/help/request.tsx' },
  ],
}

export const helpActs: Area = {
  layout: null,
  routes: [
    { path: 'help/news/seen', file: 'routes/help/seen.ts' },
    { path: 'help/requests/:helpRequestId/settlement', file: 'routes/help/settlement.ts' },
    { path: 'help/requests/:helpRequestId/pictures/:helpPostId', file: 'routes/help/picture.ts' },
  ],
}
