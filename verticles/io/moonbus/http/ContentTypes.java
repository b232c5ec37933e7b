package io.moonbus.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Media types by file extension. Where MonaServer sent a type of its own that clients accept, it is kept. */
final class ContentTypes {

  /** For files whose extension tells nothing. */
  static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BUILT_IN = Map.ofEntries(
      Map.entry("html", "text/html"), Map.entry("htm", "text/html"), Map.entry("css", "text/css"),
      Map.entry("js", "application/javascript"), Map.entry("mjs", "application/javascript"),
      Map.entry("json", "text/json"), Map.entry("map", "application/json"), Map.entry("txt", "text/txt"),
      Map.entry("md", "text/markdown"), Map.entry("csv", "text/csv"), Map.entry("xml", "text/xml"),
      Map.entry("xhtml", "application/xhtml+xml"), Map.entry("rss", "application/rss+xml"),
      Map.entry("atom", "application/atom+xml"), Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"),
      Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"),
      Map.entry("webp", "image/webp"), Map.entry("avif", "image/avif"), Map.entry("bmp", "image/bmp"),
      Map.entry("ico", "image/x-icon"), Map.entry("tif", "image/tiff"), Map.entry("tiff", "image/tiff"),
      Map.entry("woff", "font/woff"), Map.entry("woff2", "font/woff2"), Map.entry("ttf", "font/ttf"),
      Map.entry("otf", "font/otf"), Map.entry("wasm", "application/wasm"), Map.entry("pdf", "application/pdf"),
      Map.entry("zip", "application/zip"), Map.entry("gz", "application/gzip"), Map.entry("tar", "application/x-tar"),
      Map.entry("webmanifest", "application/manifest+json"), Map.entry("swf", "application/x-shockwave-flash"),
      Map.entry("mp4", "video/mp4"), Map.entry("m4v", "video/mp4"), Map.entry("webm", "video/webm"),
      Map.entry("ogv", "video/ogg"), Map.entry("mov", "video/quicktime"), Map.entry("avi", "video/x-msvideo"),
      Map.entry("mkv", "video/x-matroska"), Map.entry("flv", "video/x-flv"), Map.entry("f4v", "video/mp4"),
      Map.entry("ts", "video/mp2t"), Map.entry("mpeg", "video/mpeg"), Map.entry("mpg", "video/mpeg"),
      Map.entry("m3u", "audio/x-mpegurl"), Map.entry("m3u8", "audio/x-mpegurl"),
      Map.entry("mpd", "application/dash+xml"), Map.entry("mp3", "audio/mpeg"), Map.entry("m4a", "audio/mp4"),
      Map.entry("aac", "audio/aac"), Map.entry("ogg", "audio/ogg"), Map.entry("oga", "audio/ogg"),
      Map.entry("opus", "audio/opus"), Map.entry("wav", "audio/wav"), Map.entry("flac", "audio/flac"),
      Map.entry("vtt", "text/vtt"), Map.entry("sdp", "application/sdp"), Map.entry("log", "text/plain"));

  private final Map<String, String> types = new HashMap<>(BUILT_IN);

  ContentTypes(Map<String, String> more) {
    types.putAll(more);
  }

  /** The media type of a file of that name. */
  String of(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? UNKNOWN : types.getOrDefault(file.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
  }

  /** Whether content of that type becomes smaller when compressed. */
  static boolean isCompressible(String type) {
    return isText(type) || type.endsWith("+xml") || type.endsWith("json") || type.endsWith("javascript")
        || type.endsWith("wasm") || type.equals("image/bmp") || type.equals("audio/x-mpegurl");
  }

  /** Whether templates apply to content of that type. */
  static boolean isText(String type) {
    return type.startsWith("text/");
  }
}
