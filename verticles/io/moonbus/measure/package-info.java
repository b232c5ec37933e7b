/**
 * What the parts of a node count about themselves: each on its own thread and for next to nothing, to be read by others
 * at any time. Knows nothing of those who count or of how the figures leave the server.
 */
package io.moonbus.measure;
