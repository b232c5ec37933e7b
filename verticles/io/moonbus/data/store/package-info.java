/**
 * How shared data outlives the server: stores that have a group of writes on the disk when they return.
 *
 * <p>{@link io.moonbus.data.store.Stores} opens one. The embedded store writes everything into two files of an embedded
 * engine, one after the other, with a check value over each entry and a sum over all of them: a damaged file is found at
 * the start and made anew from the other.
 */
package io.moonbus.data.store;
