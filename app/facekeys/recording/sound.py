"""Carrying the sound of one file over to another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer

_EVERYWHERE: Final = frozenset({"aac", "ac3", "alac", "eac3", "mp3"})
_COPIED: Final = {
    ".mp4": _EVERYWHERE | {"flac", "opus"},
    ".mkv": _EVERYWHERE | {"flac", "opus", "vorbis", "pcm_s16le"},
    ".mov": _EVERYWHERE | {"pcm_s16le"},
}
"""The codecs that each container holds; others are made AAC."""

_MAX_RATE: Final = 48_000


class SoundTrack:
    """The first sound track of a file, written into another as time goes on."""

    def __init__(self, source: Path, target: OutputContainer, ending: str) -> None:
        """Open the sound of a file, if it has any, and announce it to the target.

        Args:
            source: A file that FFmpeg reads.
            target: The file being written; nothing may be written to it yet.
            ending: Of the target's name, which tells its container.
        """
        self._target = target
        self._copied = _COPIED[ending.lower()]
        self._input = av.open(str(source))
        self._packets: Iterator[av.Packet[AudioStream]] | None = None
        self._waiting: av.Packet[AudioStream] | None = None
        if self._input.streams.audio and self._input.streams.video:
            sound = self._input.streams.audio[0]
            video = self._input.streams.video[0]
            self._start_s = float((video.start_time or 0) * (video.time_base or 0))
            self._packets = self._open(sound)

    def write_until(self, time_s: float) -> None:
        """Write what sounds before a moment of the video.

        Args:
            time_s: Seconds from the first picture.
        """
        while self._packets is not None:
            packet = self._waiting or next(self._packets, None)
            if packet is None:
                self._packets = None
                return
            if packet.dts is not None and packet.time_base is not None:
                self._waiting = packet
                if float(packet.dts * packet.time_base) >= time_s:
                    return
            self._waiting = None
            self._target.mux(packet)

    def close(self) -> None:
        """Close the file that the sound comes from."""
        self._input.close()

    def _open(self, sound: AudioStream) -> Iterator[av.Packet[AudioStream]]:
        """Return packets for the target, their time counted from the first picture."""
        if sound.codec_context.name in self._copied:
            copy = self._target.add_stream_from_template(sound)
            return self._copy(sound, copy)
        rate = min(sound.codec_context.sample_rate, _MAX_RATE)
        encoder = self._target.add_stream("aac", rate=rate)
        return self._encode(sound, encoder)

    def _copy(
        self, sound: AudioStream, copy: AudioStream
    ) -> Iterator[av.Packet[AudioStream]]:
        shift = round(self._start_s / float(sound.time_base or 1))
        for packet in self._input.demux(sound):
            if packet.dts is None or packet.pts is None or packet.pts < shift:
                continue
            packet.dts -= shift
            packet.pts -= shift
            packet.stream = copy
            yield packet

    def _encode(
        self, sound: AudioStream, encoder: AudioStream
    ) -> Iterator[av.Packet[AudioStream]]:
        for frame in self._input.decode(sound):
            moment = (frame.time or 0.0) - self._start_s
            if moment < 0:
                continue
            frame.pts = round(moment * frame.sample_rate)
            frame.time_base = Fraction(1, frame.sample_rate)
            yield from encoder.encode(frame)
        yield from encoder.encode(None)
