/** What Headroom looks for, one rule a class: what fires it, its guards, its evidence, its RFC section. */
@NullMarked
package org.headroom.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
