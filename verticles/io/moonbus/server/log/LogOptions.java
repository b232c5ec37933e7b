package io.moonbus.server.log;

import java.nio.file.Path;

/**
 * How to log.
 *
 * @param level     0 to 8, see {@link LogLevel}
 * @param json      whether lines are JSON
 * @param directory of the files, {@code null} = no files
 * @param rotation  number of the oldest file
 * @param maxSize   bytes of one file, 0 = any
 * @param colours   whether the console is a terminal
 */
public record LogOptions(int level, boolean json, Path directory, String name, int rotation, long maxSize,
                         boolean colours) {
}
