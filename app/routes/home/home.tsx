import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { load } from '#app/platform/load.server.ts'

export const loader = load('home:view', ({ actor }) => ({ name: actor.name }))

export const meta: MetaFunction = () => [{ title: 'Home' }]

export default function Home() {
  const { name } = useLoaderData<typeof loader>()
  return <h1>{name}</h1>
}
