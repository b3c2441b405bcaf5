import { expect, test } from 'vitest'
import { place } from './place.ts'

/** What stands before the panel, and what holds it. */
function placedIn(html: string): [string | undefined, string | undefined] {
  document.body.innerHTML = html
  const panel = document.createElement('div')
  place(panel, document)
  return [panel.previousElementSibling?.id, panel.parentElement?.tagName]
}

test.each([
  ['<main><header id="a"><h1>T</h1></header><p id="b"></p></main>', 'a', 'MAIN'],
  ['<main><section id="a"><h1>T</h1></section><p id="b"></p></main>', 'a', 'MAIN'],
  ['<section><main><h1 id="a">T</h1><p id="b"></p></main></section>', 'a', 'MAIN'],
  ['<h1>T</h1><main><p id="b"></p></main><footer></footer>', 'b', 'MAIN'],
  ['<h1>T</h1><div id="a"></div>', 'a', 'BODY'],
])('in %s', (html, before, holder) => {
  expect(placedIn(html)).toEqual([before, holder])
})
