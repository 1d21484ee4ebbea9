/** The journal on disk: the facts of one shard in Chronicle Queue files, durable before anybody is answered. */
@NullMarked
package io.voltgate.persistence.journal;

import org.jspecify.annotations.NullMarked;
