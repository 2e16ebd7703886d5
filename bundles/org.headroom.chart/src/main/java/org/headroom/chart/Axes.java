package org.headroom.chart;

import org.headroom.flow.Direction;

/** The size axes of a timeline's lanes; all columns share them. */
record Axes(TimelineModel model, KneeAxis tall, KneeAxis small) {

    static Axes of(TimelineModel model, SizeScale scale, TimelineLayout layout) {
        var above = Math.min(34, layout.tall() * 0.22);
        var below = Math.min(11, layout.tall() * 0.08);
        return new Axes(
                model,
                SizeAxes.tall(model.tall(), scale, layout.tall(), above, below),
                SizeAxes.small(model.small(), scale, layout.small(), 14, 10));
    }

    KneeAxis of(Direction direction) {
        return tall(direction) ? tall : small;
    }

    boolean tall(Direction direction) {
        return model.tall().direction() == direction;
    }
}
