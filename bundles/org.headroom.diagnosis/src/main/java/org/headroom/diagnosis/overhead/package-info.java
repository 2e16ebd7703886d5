/** The arithmetic of encapsulation: what each header takes, and which stacks explain a path MTU. */
@NullMarked
package org.headroom.diagnosis.overhead;

import org.jspecify.annotations.NullMarked;
