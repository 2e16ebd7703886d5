# What ./headroom and ./verify share, sourced by both: a JDK, system packages, Maven, the build.
# Expects $home (the checkout) and $me (who speaks). Everything here speaks on standard error only.

: "${HOME:=/tmp}"
jdk_wanted=25
maven_version=3.9.16
cache=${XDG_CACHE_HOME:-$HOME/.cache}/headroom
work=$home/target
not_ready=4

say() {
    printf '%s: %s\n' "$me" "$*" >&2
}

give_up() {
    say "$*"
    exit $not_ready
}

# --- JDK -------------------------------------------------------------------------------------------------------------

# A JDK says its version in the file "release"; asking it that way costs no start of a virtual machine.
is_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_version=
    while IFS='=' read -r key value; do
        [ "$key" = JAVA_VERSION ] && jdk_version=$value
    done < "$1/release"
    jdk_version=${jdk_version#\"}
    jdk_version=${jdk_version%%[!0-9]*}
    [ "${jdk_version:-0}" -ge $jdk_wanted ]
}

jdk_on_path() {
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    printf '%s\n' "${java%/bin/java}"
}

find_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/* /opt/java/* \
        /usr/local/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$jdk" ] && is_jdk "$jdk" && return
    done
    if [ -x /usr/libexec/java_home ]; then
        jdk=$(/usr/libexec/java_home -v $jdk_wanted+ 2>/dev/null) && is_jdk "$jdk" && return
    fi
    give_up "Headroom needs a JDK $jdk_wanted or newer and found none (JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt)." \
        "Install one, for example Eclipse Temurin $jdk_wanted, or let JAVA_HOME name its folder."
}

# --- System packages -------------------------------------------------------------------------------------------------

# A library is looked up where the dynamic linker looks; a machine without its table is left alone.
has_library() {
    [ -x /sbin/ldconfig ] || return 0
    case $(/sbin/ldconfig -p 2>/dev/null) in
        *"$1"*) return 0 ;;
        *) return 1 ;;
    esac
}

# missing_packages NEED...: the Debian packages for what is not there.
missing_packages() {
    for need; do
        case $need in
            maven) command -v mvn > /dev/null || printf ' maven' ;;
            xvfb) command -v Xvfb > /dev/null || printf ' xvfb' ;;
            gtk) has_library libgtk-3.so.0 || printf ' libgtk-3-0' ;;
            libpcap) has_library libpcap.so.0.8 || printf ' libpcap0.8' ;;
            fonts) has_library libfontconfig.so.1 || printf ' libfontconfig1' ;;
            time) command -v /usr/bin/time > /dev/null || printf ' time' ;;
        esac
    done
}

# install_packages NEED...: where that is allowed without a question; else it fails, having said what to type.
install_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=$(missing_packages "$@")
    [ -n "$packages" ] || return 0
    line="apt-get install -y --no-install-recommends$packages"
    if ! command -v apt-get > /dev/null; then
        say "missing, under the names that Debian gives them:$packages"
        return 1
    fi
    as_root='env DEBIAN_FRONTEND=noninteractive'
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n $as_root"
        sudo -n true 2> /dev/null || { say "missing:$packages. Please type: sudo $line"; return 1; }
    fi
    say "installing$packages"
    mkdir -p "$work"
    { $as_root $line || { $as_root apt-get update && $as_root $line; }; } > "$work/packages.log" 2>&1 < /dev/null && return
    tail -n 5 "$work/packages.log" >&2
    say "that failed. Please type: sudo $line"
    return 1
}

# --- Maven -----------------------------------------------------------------------------------------------------------

# The build wants a newer Maven than some systems have. Any Maven can fetch it, as it fetches everything else; it is
# started in / because in the checkout an old one would trip over the build's own extension.
find_maven() {
    maven=$cache/apache-maven-$maven_version/bin/mvn
    [ -x "$maven" ] && return
    install_packages maven || give_up 'the build needs Maven 3.6 or newer'
    say "fetching Maven $maven_version"
    mkdir -p "$cache" "$work"
    parts=$(mktemp -d "$cache/maven.XXXXXX")
    if ! (cd / && JAVA_HOME=$jdk mvn -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact=org.apache.maven:apache-maven:$maven_version:tar.gz:bin -DoutputDirectory="$parts") > "$work/maven.log" 2>&1 < /dev/null ||
        ! tar -xzf "$parts/apache-maven-$maven_version-bin.tar.gz" -C "$parts"; then
        rm -rf "$parts"
        tail -n 15 "$work/maven.log" >&2
        give_up "Maven $maven_version could not be fetched; the whole log is $work/maven.log"
    fi
    [ -x "$maven" ] || mv "$parts/apache-maven-$maven_version" "$cache"
    rm -rf "$parts"
}

# Maven's own words, cut down to one line a step.
steps() {
    awk -v me="$me" -v tests="${show_tests:-}" '
        /^\[INFO\] Resolving target definition/ { print me ": gathering the libraries (the first time takes a minute or two)"; fflush() }
        /^\[INFO\] Building / && / \[[0-9]+\/[0-9]+\]$/ {
            step = $NF; sub(/^\[INFO\] Building /, ""); sub(/ 0\.[0-9.]+-SNAPSHOT.*/, ""); sub(/^\[[a-z]+\] /, "")
            print me ": " step " " $0; fflush() }
        tests && /Tests run:/ { sub(/^\[[A-Z]+\] /, ""); print; fflush() }'
}

# run_maven LOG ARGUMENT...: runs it, shows the steps, and on failure the errors.
run_maven() {
    log=$1
    shift
    mkdir -p "$work"
    rm -f "$log.ok"
    # A build is short: the quick compiler alone halves its processor time.
    { JAVA_HOME=$jdk MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" "$maven" -f "$home/pom.xml" -B -ntp "$@" 2>&1 < /dev/null && : > "$log.ok"; } | tee "$log" | steps >&2
    [ -e "$log.ok" ] && rm "$log.ok" && ! grep -q -e '^\[ERROR\]' -e '<<< FAILURE!' -e '<<< ERROR!' "$log" && return
    # The errors, less Maven's advice on how to see more of them.
    grep -E '^\[ERROR\]|<<< (FAILURE|ERROR)!' "$log" | sed 's/ -> \[Help 1\]$//' |
        grep -vE '^\[ERROR\] *$|\[Help 1\]|[Rr]e-run Maven|For more information|After correcting|mvn <args>' |
        head -n 60 >&2
    say "that failed; the whole log is $log"
    return 1
}

# One build at a time; who comes second waits and then finds it done. The lock is the kernel's, so it goes with its owner.
locked() {
    mkdir -p "$work"
    (
        if command -v flock > /dev/null; then
            flock -n 9 || { say "another start is building, waiting for it"; flock 9; }
        fi
        "$@" 9>&-
    ) 9> "$work/lock"
}

# --- What is built ---------------------------------------------------------------------------------------------------

command=$work/command
case $(uname -m) in
    arm64 | aarch64) machine=aarch64 ;;
    *) machine=x86_64 ;;
esac
case $(uname -s) in
    Darwin) platform=macosx/cocoa/$machine ;;
    *) platform=linux/gtk/$machine ;;
esac
product=$home/releng/org.headroom.product/target/products/org.headroom.product/$platform
core='packet flow diagnosis libpcap chart report cli'

# stale STAMP BUNDLE...: true where a source is newer than the stamp. Folders count, so a deleted file is seen too.
stale() {
    stamp=$1
    [ -e "$stamp" ] || return 0
    shift
    bundles=$*
    set -- "$home/pom.xml" "$home/.mvn" "$home/target-platform" "$home/bundles/org.headroom.cli/pom.xml"
    for bundle in $bundles; do
        bundle=$home/bundles/org.headroom.$bundle
        set -- "$@" "$bundle/META-INF" "$bundle/build.properties" "$bundle/plugin.xml" "$bundle/icons" "$bundle/css" "$bundle/src/main"
    done
    case $stamp in
        */product.stamp) set -- "$@" "$home"/features/*/feature.xml "$home"/releng/org.headroom.product/*.* ;;
    esac
    [ -n "$(find "$@" -newer "$stamp" -print 2> /dev/null | head -n 1)" ]
}

command_is_stale() {
    [ ! -e "$command/made-for" ] || stale "$work/command.stamp" $core
}

product_is_stale() {
    [ ! -e "$product" ] || stale "$work/product.stamp" $core ui
}

# build MODULE: that module and what it needs, without tests, for this machine only.
build() {
    find_maven
    # The compiler of the bundles cannot be told to leave tests out, so it is shown a folder without any.
    run_maven "$work/build.log" package -pl "$1" -am -Dlocal -Dmaven.test.skip=true -Dtest-sources=no-tests -P !unit-tests
}

# What the virtual machine is shown when its cache is made: the usual calls, and diagnose so often that it sees which code is hot; a crowd of
# connections shows what is when there are many. What nobody asks for in a hurry (PDF) only makes the cache larger, and each start slower.
rehearsal() {
    tab=$(printf '\t')
    samples=
    for sample in "$home"/releng/samples/*.pcap*; do
        samples=$samples$tab$sample
    done
    often=$samples$samples$samples$samples$samples
    crowd=
    if "$jdk/bin/java" -cp "$command/*" "$home/releng/benchmarks/src/main/java/org/headroom/benchmarks/crowd/Crowd.java" \
        b "$work/crowd.pcap" 1000000 > "$work/cache.log" 2>&1; then
        crowd=$tab$work/crowd.pcap
    fi
    printf '%s\n' "diagnose$tab--separate$tab--format=json$crowd$often$often$often" "diagnose$tab--separate$often$often$often" \
        "diagnose$tab--separate$tab--format=html$samples" "diagnose$tab--separate$tab--format=markdown$samples" \
        "flows$samples" "flows$tab--format=json$samples" "info$samples" "info$tab--format=json$samples" \
        "overhead${tab}ipip" "overhead$tab--mtu=1442" "overhead$tab--mtu=1442$tab--format=json" \
        "diagnose$tab--force$tab--output=$work/rehearsal.json$tab--format=json$samples"
}

# The jars of the command line, side by side, with the cache of what the virtual machine learned.
assemble_command() {
    rm -rf "$command.new"
    mkdir -p "$command.new"
    while read -r jar; do
        case ${jar##*/} in
            org.eclipse.* | org.osgi.* | osgi.* | org.apache.aries.* | asm*) ;;
            *) cp "$jar" "$command.new" || return ;;
        esac
    done < "$home/bundles/org.headroom.cli/target/dependencies-list.txt"
    rm -rf "$command"
    mv "$command.new" "$command" || return
    # The optimising compiler leaves out what it has not seen, and begins again when that comes: here it is shown more before it begins.
    machine='-XX:+UseSerialGC -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=4800'
    machine="$machine -XX:Tier4CompileThreshold=120000 -XX:Tier4BackEdgeThreshold=320000"
    rehearsal | run_command -XX:AOTCacheOutput="$command/headroom.aot" org.headroom.cli.Rehearsal >> "$work/cache.log" 2>&1
    rm -f "$work"/crowd.pcap* "$work/rehearsal.json"
    echo "$command" > "$command/made-for"
    return 0
}

# The cache remembers where its jars lay: in a folder that was moved or copied, sealed packages do not fit it any more.
cache_is_for_here() {
    [ -e "$command/headroom.aot" ] && [ -e "$command/made-for" ] && read -r made_for < "$command/made-for" \
        && [ "$made_for" = "$command" ]
}

# run_command OPTION CLASS ARGUMENT...: plain Java, no OSGi, on a virtual machine with the options in $machine. The virtual machine itself keeps silent: a result is all that may stand on standard output.
run_command() {
    option=$1
    shift
    # What is kept of each packet lies in large pages (glibc 2.35 and later; others do not look).
    export GLIBC_TUNABLES="glibc.malloc.hugetlb=1${GLIBC_TUNABLES:+:$GLIBC_TUNABLES}"
    classpath=
    for jar in "$command"/*.jar; do
        classpath=$classpath:$jar
    done
    # Little memory for what is young is touched less and stays in the processor's cache; tables are not young.
    ${exec:-} "$jdk/bin/java" "$option" $machine -Xlog:disable -XX:MaxRAMPercentage=50 -Xmn32m -XX:PretenureSizeThreshold=128k \
        -XX:+IgnoreUnrecognizedVMOptions -XX:+UseTransparentHugePages \
        -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput "-XX:CompilerDirectivesFile=$home/releng/compilers.json" \
        -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp "${classpath#:}" "$@"
}

# The stamps are as old as the start of the build, so that what was edited during it counts as newer.
begin_stamps() {
    for stamp; do
        : > "$work/$stamp.stamp.new"
    done
}

end_stamps() {
    for stamp; do
        mv "$work/$stamp.stamp.new" "$work/$stamp.stamp"
    done
}

build_command() {
    command_is_stale || return 0
    begin_stamps command
    build bundles/org.headroom.cli && assemble_command && end_stamps command
}

build_product() {
    product_is_stale || return 0
    begin_stamps command product
    build releng/org.headroom.product && assemble_command && end_stamps command product
}
