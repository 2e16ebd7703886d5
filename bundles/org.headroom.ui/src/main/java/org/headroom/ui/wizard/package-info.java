/** Diagnose: what was found, how sure it is, why, and what to type; a question a page. */
@NullMarked
package org.headroom.ui.wizard;

import org.jspecify.annotations.NullMarked;
