/**
 * Shared data as JSON, for people and other programs.
 *
 * <p>A table is an object, a value stands as it is. What JSON cannot say is an object with keys that begin with
 * {@code $}: {@code {"$base64": "AAH/"}} is a string that is not UTF-8, {@code {"$number": "NaN"}} a number that JSON does
 * not have, {@code {"$value": …, "$expires": "2027-01-01T00:00:00Z"}} a value that ceases to exist. A key that begins with
 * {@code $} gets a second one before it, a key that is not UTF-8 is written as {@code $base64:AAH/}.
 */
package io.moonbus.data.json;
