/** Sound as WAV files: what every server reads without a decoder. */

/**
 * Return mono or interleaved samples as a WAV file of 16 bits.
 *
 * @param channels - Samples of each channel in [-1, 1], all of one length.
 * @param rateHz - Samples a second.
 */
export function toWav(channels: Float32Array[], rateHz: number): Blob {
  const frames = channels[0]?.length ?? 0;
  const view = new DataView(new ArrayBuffer(44 + frames * channels.length * 2));
  const bytesPerFrame = channels.length * 2;
  writeText(view, 0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  writeText(view, 8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * bytesPerFrame, true);
  view.setUint16(32, bytesPerFrame, true);
  view.setUint16(34, 16, true);
  writeText(view, 36, "data");
  view.setUint32(40, view.byteLength - 44, true);
  let place = 44;
  for (let i = 0; i < frames; i++) {
    for (const samples of channels) {
      view.setInt16(place, Math.max(-1, Math.min(1, samples[i] ?? 0)) * 0x7fff, true);
      place += 2;
    }
  }
  return new Blob([view], { type: "audio/wav" });
}

/** Return the samples of mono sound at another rate. */
export async function resample(samples: Float32Array, fromHz: number, toHz: number): Promise<Float32Array> {
  if (fromHz === toHz || !samples.length) return samples;
  const context = new OfflineAudioContext(1, Math.max(1, Math.round((samples.length * toHz) / fromHz)), toHz);
  const buffer = context.createBuffer(1, samples.length, fromHz);
  buffer.getChannelData(0).set(samples);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

/** Return the part of a sound file between two seconds as a WAV file. */
export async function cut(file: ArrayBuffer, startS: number, endS: number): Promise<Blob> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(file);
    const [from, to] = [Math.round(startS * sound.sampleRate), Math.round(endS * sound.sampleRate)];
    const channels = Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i).slice(from, to));
    return toWav(channels, sound.sampleRate);
  } finally {
    await context.close();
  }
}

function writeText(view: DataView, place: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(place + i, text.charCodeAt(i));
}
