/** Colours of one design. `ink` is read on `paper`, `paper` on `deep`. */
export interface Palette {
  paper: string
  light: string
  mid: string
  strong: string
  deep: string
  accent: string
}

const palette = (
  paper: string,
  light: string,
  mid: string,
  strong: string,
  deep: string,
  accent: string,
): Palette => ({ paper, light, mid, strong, deep, accent })

export const palettes = {
  dusk: palette('#f6e7cf', '#f2b98a', '#d9776b', '#7b4a6b', '#27304f', '#ffd479'),
  sea: palette('#f3efe2', '#bcd8d4', '#5d9aa6', '#2c6480', '#16324a', '#f0a54a'),
  moss: palette('#f2eddc', '#c9cf9b', '#86a065', '#4a6b48', '#22392f', '#e2793f'),
  brick: palette('#f7ead9', '#eebf94', '#d9734a', '#a5402f', '#3f1d22', '#f4cf6b'),
  night: palette('#eef0f5', '#a9b6d6', '#5a6ea6', '#2f3d73', '#141a38', '#f6d04d'),
  plum: palette('#f6e9ec', '#e2b3c2', '#b4668c', '#733a68', '#2c1734', '#f2a65a'),
  lemon: palette('#fff6d8', '#ffe08a', '#f7b733', '#e2762c', '#2e3350', '#2f8f83'),
  frost: palette('#f7fafb', '#d5e4ea', '#9fbccb', '#5b7f96', '#263f52', '#d2493f'),
  ember: palette('#f4ede4', '#d9cbb8', '#a89883', '#4d4a4c', '#1d1b20', '#e5482d'),
  orchard: palette('#fdf3e3', '#f7cfc0', '#ec8f7f', '#c4494f', '#4c2236', '#5f9a63'),
  ink: palette('#f4f1ea', '#cfd3d6', '#8b98a1', '#43525e', '#182129', '#3fa7a0'),
  toy: palette('#fff8ec', '#ffd166', '#ef6f6c', '#2a9d8f', '#26415e', '#f4a261'),
} satisfies Record<string, Palette>

export type PaletteName = keyof typeof palettes
