# What compare and jmh share, sourced by both after ../prepare.sh: the build, and the captures.

here=$home/releng/benchmarks
captures=$here/target/captures
crowd=org.headroom.benchmarks.crowd.Crowd

benchmarks_are_stale() {
    [ -e "$here/target/stamp" ] || return 0
    [ -n "$(find "$here/pom.xml" "$here/src/main" "$work/command.stamp" -newer "$here/target/stamp" -print 2> /dev/null | head -n 1)" ]
}

build_benchmarks() {
    : > "$work/benchmarks.stamp"
    build releng/benchmarks && mv "$work/benchmarks.stamp" "$here/target/stamp"
}

# The command line as it is delivered, and the benchmarks.
prepare_all() {
    find_jdk
    if command_is_stale; then
        locked build_command || exit $not_ready
    fi
    if benchmarks_are_stale; then
        locked build_benchmarks || exit $not_ready
    fi
}

# run_java ARGUMENT...: on the class path of the benchmarks.
run_java() {
    classpath=$here/target/classes
    for jar in "$here"/target/libraries/*.jar "$command"/*.jar; do
        classpath=$classpath:$jar
    done
    "$jdk/bin/java" -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -Dheadroom.captures="$captures" \
        -cp "$classpath" "$@"
}

# make_capture SHAPE PACKETS: sets $capture; what lies beside it in $capture.truth must be found in it.
make_capture() {
    extension=pcap
    [ "$1" = c ] && extension=pcapng
    capture=$captures/$1-$2.$extension
    [ -e "$capture" ] && [ -e "$capture.truth" ] && [ ! "$here/target/stamp" -nt "$capture.truth" ] && return
    say "generating $1, $2 packets"
    mkdir -p "$captures"
    run_java $crowd "$1" "$capture" "$2" || give_up "$capture could not be written"
}
