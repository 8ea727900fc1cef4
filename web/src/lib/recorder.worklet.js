// Runs beside the page's script, in the thread of the sound: hands on what the microphone gives, 128 samples at a time.
class Recorder extends AudioWorkletProcessor {
  process(inputs) {
    const samples = inputs[0]?.[0];
    if (samples) this.port.postMessage(samples.slice());
    return true;
  }
}

registerProcessor("recorder", Recorder);
