import type { RouteManifest } from '@remix-run/dev/dist/config/routes.js'
import { defineRoutes } from '@remix-run/dev/dist/config/routes.js'
import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { appRoutes } from '../routes.ts'
import { firstPart, firstParts, routesUnder } from './routing.ts'

const root: RouteManifest[string] = { id: 'root', path: '', file: 'root.tsx' }
const all: RouteManifest = { root, ...appRoutes(defineRoutes) }
const pages = Object.values(all).filter(({ id, path, index }) => id !== 'root' && (index || path))

/** As Remix hangs them together. */
const tree = (routes: RouteManifest, parentId?: string): object[] =>
  Object.values(routes)
    .filter(route => route.parentId === parentId)
    .map(({ id, path, index }) => ({ id, path, index, ...(index ? {} : { children: tree(routes, id) }) }))
const found = (routes: RouteManifest, address: string) =>
  matchRoutes(tree(routes) as Parameters<typeof matchRoutes>[0], address)?.map(({ route, params }) => [
    route.id,
    params,
  ])

const addresses = pages.map(({ path = '' }) => `/${path.replace(/:\w+/g, 'x1').replace('*', 'any/where')}`)

test('an address leads among the routes of its first part where it leads among all', () => {
  for (const address of addresses) {
    const part = firstPart(address)
    // The start page, and files with an ending, are looked for among all.
    if (part === null) expect(address).toMatch(/^\/$|\.\w+$/)
    else expect([address, found(routesUnder(all, part), address)]).toEqual([address, found(all, address)])
    expect(found(all, address)).toBeDefined()
    // `any` stands for whatever the route of all other addresses begins with.
    if (part !== null && part !== 'any') expect(firstParts(all)).toContain(part)
  }
})

test('an address that leads nowhere does so among few routes as well', () => {
  for (const address of ['/albums/x1/no/such/page', '/people/none/none/none/none']) {
    expect(found(routesUnder(all, firstPart(address) ?? ''), address)).toEqual(found(all, address))
  }
})

test('what surrounds pages stays out where none of its pages is left', () => {
  const few = Object.keys(routesUnder(all, 'healthz'))
  expect(few.length).toBeLessThan(Object.keys(all).length / 4)
})

test.each([
  ['/albums', 'albums'],
  ['/albums/1/2', 'albums'],
  ['/albums.data', 'albums'],
  ['/', null],
  ['//albums', null],
  ['/%61lbums', null],
  ['/Albums', null],
  ['/__manifest', null],
])('the first part of %s is %s', (pathname, part) => expect(firstPart(pathname)).toBe(part))
