import { type EncodedVideo } from './h264.ts'

/** A playable MP4 (ISO base media, one H.264 track): each picture is shown for `seconds`. */
export function mp4(video: EncodedVideo, width: number, height: number, seconds: number): Buffer {
  const samples = video.slices.map((slice) => Buffer.concat([u32(slice.length), slice]))
  const scale = 1000
  const duration = samples.length * seconds * scale
  const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)

  const movie = (dataAt: number): Buffer =>
    box('moov', [
      full('mvhd', 0, [
        u32(0, 0, scale, duration, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        matrix,
        u32(0, 0, 0, 0, 0, 0, 2),
      ]),
      box('trak', [
        full('tkhd', 3, [
          u32(0, 0, 1, 0, duration, 0, 0),
          u16(0, 0, 0, 0),
          matrix,
          u32(width << 16, height << 16),
        ]),
        box('mdia', [
          full('mdhd', 0, [u32(0, 0, scale, duration), u16(0x55c4, 0)]), // language "und"
          full('hdlr', 0, [u32(0), text('vide'), u32(0, 0, 0), text('video\0')]),
          box('minf', [
            full('vmhd', 1, [u16(0, 0, 0, 0)]),
            box('dinf', [full('dref', 0, [u32(1), full('url ', 1, [])])]),
            box('stbl', [
              full('stsd', 0, [u32(1), sampleEntry(video, width, height)]),
              full('stts', 0, [u32(1, samples.length, seconds * scale)]),
              full('stsc', 0, [u32(1, 1, samples.length, 1)]),
              full('stsz', 0, [u32(0, samples.length, ...samples.map((sample) => sample.length))]),
              full('stco', 0, [u32(1, dataAt)]),
            ]),
          ]),
        ]),
      ]),
    ])

  const head = box('ftyp', [text('isom'), u32(0x200), text('isomiso2avc1mp41')])
  const dataAt = head.length + movie(0).length + 8
  return Buffer.concat([head, movie(dataAt), box('mdat', samples)])
}

function sampleEntry({ sps, pps }: EncodedVideo, width: number, height: number): Buffer {
  const settings = box('avcC', [
    Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
    u16(sps.length),
    sps,
    Buffer.from([1]),
    u16(pps.length),
    pps,
  ])
  return box('avc1', [
    u16(0, 0, 0, 1, 0, 0),
    u32(0, 0, 0),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(0x18, 0xffff),
    settings,
  ])
}

const box = (kind: string, parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([u32(body.length + 8), text(kind), body])
}

/** A box with a version (0) and flags. */
const full = (kind: string, flags: number, parts: Buffer[]): Buffer =>
  box(kind, [u32(flags), ...parts])

const text = (value: string): Buffer => Buffer.from(value, 'latin1')

const u16 = (...values: number[]): Buffer => {
  const written = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => written.writeUInt16BE(value, index * 2))
  return written
}

const u32 = (...values: number[]): Buffer => {
  const written = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => written.writeUInt32BE(value, index * 4))
  return written
}
