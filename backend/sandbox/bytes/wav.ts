import { random } from '../random.ts'

const rate = 8000
/** A pentatonic scale: whatever is picked sounds agreeable. */
const scale = [220, 247.5, 293.33, 330, 391.11, 440]

/** A quiet melody of the given length: PCM, one channel, 8 bits. */
export function wav(seconds: number, seed: number): Buffer {
  const samples = Math.round(seconds * rate)
  const file = Buffer.alloc(44 + samples, 128)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + samples, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20) // PCM
  file.writeUInt16LE(1, 22) // channels
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate, 28) // bytes a second
  file.writeUInt16LE(1, 32) // bytes a frame
  file.writeUInt16LE(8, 34) // bits a sample
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples, 40)

  const notes = random(seed)
  const length = rate / 2
  for (let start = 0; start < samples; start += length) {
    const pitch = notes.pick(scale)
    for (let step = 0; step < length && start + step < samples; step += 1) {
      const fade = Math.exp((-3 * step) / length) * Math.min(1, step / 200)
      const wave = Math.sin((2 * Math.PI * pitch * step) / rate)
      file[44 + start + step] = 128 + Math.round(60 * fade * wave)
    }
  }
  return file
}
