/**
 * The simplest honest H.264 (ITU-T H.264, baseline profile): every picture is a key picture whose
 * blocks are stored uncompressed (I_PCM). Large for its size, but any player shows it.
 */
export interface Frames {
  /** Multiples of 16. */
  width: number
  height: number
  /** One RGB picture each, three bytes a pixel. */
  pictures: Buffer[]
}

export interface EncodedVideo {
  sps: Buffer
  pps: Buffer
  /** One NAL unit a picture. */
  slices: Buffer[]
}

export function h264({ width, height, pictures }: Frames): EncodedVideo {
  const sps = bits()
    .fixed(66, 8)
    .fixed(0xc0, 8)
    .fixed(30, 8)
    .golomb(0, 0, 2, 0) // parameter set, frame number length, picture order, reference frames
    .fixed(0, 1)
    .golomb(width / 16 - 1, height / 16 - 1)
    .fixed(0b1100, 4) // whole frames, direct inference, no cropping, no display hints
    .ended()
  const pps = bits()
    .golomb(0, 0)
    .fixed(0, 2)
    .golomb(0, 0, 0)
    .fixed(0, 3)
    .golomb(0, 0, 0)
    .fixed(0b100, 3) // the slices say that nothing is smoothed at block edges
    .ended()
  return {
    sps: unit(0x67, [sps]),
    pps: unit(0x68, [pps]),
    slices: pictures.map((picture, index) => slice(picture, width, height, index)),
  }
}

function slice(picture: Buffer, width: number, height: number, index: number): Buffer {
  const blocks: Buffer[] = []
  const kind = 25 // I_PCM
  const head = bits()
    .golomb(0, 7, 0)
    .fixed(0, 4)
    .golomb(index % 2)
    .fixed(0, 2)
    .golomb(0, 1, kind)
  blocks.push(head.aligned())
  const following = bits().golomb(kind).aligned()
  for (let top = 0; top < height; top += 16)
    for (let left = 0; left < width; left += 16) {
      if (top + left > 0) blocks.push(following)
      blocks.push(block(picture, width, left, top))
    }
  blocks.push(Buffer.from([0x80]))
  return unit(0x65, blocks)
}

/** 16 × 16 brightness samples and 8 × 8 of each colour difference (BT.601, limited range). */
function block(picture: Buffer, width: number, left: number, top: number): Buffer {
  const samples = Buffer.alloc(384)
  const colour = (x: number, y: number): [number, number, number] => {
    const at = ((top + y) * width + left + x) * 3
    return [picture[at] ?? 0, picture[at + 1] ?? 0, picture[at + 2] ?? 0]
  }
  for (let y = 0; y < 16; y += 1)
    for (let x = 0; x < 16; x += 1) {
      const [r, g, b] = colour(x, y)
      samples[y * 16 + x] = 16 + 0.257 * r + 0.504 * g + 0.098 * b
    }
  for (let y = 0; y < 8; y += 1)
    for (let x = 0; x < 8; x += 1) {
      const [r, g, b] = colour(x * 2, y * 2)
      samples[256 + y * 8 + x] = 128 - 0.148 * r - 0.291 * g + 0.439 * b
      samples[320 + y * 8 + x] = 128 + 0.439 * r - 0.368 * g - 0.071 * b
    }
  return samples
}

/** A NAL unit; wherever two zero bytes precede a small one, a 3 is put in between. */
function unit(kind: number, parts: Buffer[]): Buffer {
  const raw = Buffer.concat(parts)
  const safe = Buffer.alloc(1 + Math.ceil(raw.length * 1.5))
  safe[0] = kind
  let length = 1
  let zeros = 0
  for (const byte of raw) {
    if (zeros >= 2 && byte <= 3) {
      safe[length++] = 3
      zeros = 0
    }
    safe[length++] = byte
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return safe.subarray(0, length)
}

interface Bits {
  fixed(value: number, length: number): Bits
  /** Unsigned Exp-Golomb numbers. */
  golomb(...values: number[]): Bits
  /** Filled with zeros to a whole byte. */
  aligned(): Buffer
  /** Closed by a one and zeros, as a parameter set ends. */
  ended(): Buffer
}

function bits(): Bits {
  let written = ''
  const self: Bits = {
    fixed(value, length) {
      written += value.toString(2).padStart(length, '0')
      return self
    },
    golomb(...values) {
      for (const value of values) {
        const binary = (value + 1).toString(2)
        written += '0'.repeat(binary.length - 1) + binary
      }
      return self
    },
    aligned() {
      const whole = written.padEnd(Math.ceil(written.length / 8) * 8, '0')
      return Buffer.from(whole.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
    },
    ended: () => self.fixed(1, 1).aligned(),
  }
  return self
}
