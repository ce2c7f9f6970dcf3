import type { FileParts } from '@paceline/contracts';

interface ListenerSettings {
  readonly report: string;
  /** Only the files are named, and nothing runs. */
  readonly list?: boolean;
  /** The files are a part of the suite. */
  readonly part?: boolean;
  /** Absolute; absent where everything runs. */
  readonly files?: readonly string[];
  /** Of those the ones of which only some of their examples run. */
  readonly splits?: readonly ({ readonly file: string } & FileParts)[];
}

/** JSON, which Ruby reads as a hash with symbols for keys; only `#` in a string might begin an expression. */
const rubyOf = (settings: ListenerSettings): string => JSON.stringify(settings).replaceAll('#', '\\#');

/**
 * What RSpec loads beside the project's files. It listens to the reporter instead of being a formatter, since a
 * formatter would replace the default one, and a `--format` on the command line those in `.rspec`. Which files run is
 * decided by RSpec itself; the planned ones are picked from them, so that no file's name is read as a pattern or as a
 * location (`a_spec.rb[1:2]`), and `.rspec`, `--pattern` and `--exclude-pattern` keep their meaning. Its settings stand
 * in it, not in variables that a program under test would inherit. It requires nothing: a library that it loaded would be
 * there for tests that forgot to require it, and they would pass here only.
 */
export const rspecListener = (settings: ListenerSettings): string =>
  String.raw`# encoding: utf-8
module Paceline
  SETTINGS = ${rubyOf(settings)}
  REPORT = File.open(SETTINGS[:report], "ab")
  REPORT.sync = true
  PROCESS = Process.pid

  # Bytes are compared: the names that Ruby lists have the encoding of the machine.
  WANTED = SETTINGS[:files] && SETTINGS[:files].flat_map { |file|
    [file, File.expand_path(file), (File.realpath(file) rescue file)].map(&:b)
  }.to_h { |path| [path, true] }

  def self.wanted?(file)
    path = File.expand_path(file)
    WANTED.key?(path.b) || WANTED.key?((File.realpath(path) rescue path).b)
  end

  def self.text(value)
    string = value.to_s.dup
    string.force_encoding("UTF-8") if [Encoding::US_ASCII, Encoding::BINARY].include?(string.encoding)
    string.encode("UTF-8", :invalid => :replace, :undef => :replace).scrub
  end

  def self.write(event)
    REPORT.write(json(event) + "\n") if Process.pid == PROCESS
  end

  def self.json(value)
    case value
    when nil then "null"
    when Hash then "{" + value.map { |key, inner| json(key.to_s) + ":" + json(inner) }.join(",") + "}"
    when Array then "[" + value.map { |inner| json(inner) }.join(",") + "]"
    when Integer then value.to_s
    when Float then value.finite? ? value.to_s : "0"
    else '"' + value.to_s.gsub(/["\\\x00-\x1f]/) { |char| format("\\u%04x", char.ord) } + '"'
    end
  end

  module Files
    def files_to_run
      return super unless WANTED
      super.select { |file| Paceline.wanted?(file) }
    end

    # A part of the suite may hold no example although the suite does.
    def fail_if_no_examples
      WANTED ? false : super
    end
  end

  # Of files that are divided: the examples that this leg takes, of those that RSpec's own filters leave.
  module Parts
    def prune(examples)
      kept = super
      return kept if Parts.listing || kept.empty?
      kept.reject { |example| Parts.others(self).key?(example) }
    end

    class << self
      attr_reader :listing

      def others(filter)
        @others ||= find(filter)
      end

      private

      def find(filter)
        @listing = true
        groups = RSpec.world.example_groups.flat_map(&:descendants)
        examples = groups.flat_map { |group| filter.prune(group.examples) }
        by_file = examples.group_by { |example| File.expand_path(LISTENER.file_of(example)).b }
        SETTINGS[:splits].each_with_object({}) do |split, others|
          own = [split[:file], (File.realpath(split[:file]) rescue split[:file])].flat_map { |file| by_file[file.b] || [] }.uniq
          own = own.sort_by { |example| example.metadata[:scoped_id].to_s.split(":").map(&:to_i) }
          ids = own.map { |example| Paceline.text(example.metadata[:scoped_id].to_s + " " + example.full_description.to_s) }
          dropped = own.each_with_index.reject { |_, at| split[:parts].include?(at * split[:of] / own.size + 1) }
          dropped.each { |example, _| others[example] = true }
          Paceline.write(:type => "split", :file => Paceline.text(split[:file]), :ids => ids, :chosen => own.size - dropped.size)
        end
      ensure
        @listing = false
      end
    end
  end

  module ListOnly
    def load_spec_files
      files_to_run.uniq.each { |file| Paceline.write(:type => "file", :file => Paceline.text(File.expand_path(file))) }
      Paceline.write(:type => "end")
    end
  end

  class Listener
    def initialize
      @groups = {}
      @loaded = []
      @messages = []
      @expected = 0
      @done = 0
    end

    def group(group)
      paths = caller_locations.map { |place| (place.absolute_path || place.path).to_s }
      files = RSpec.configuration.files_to_run.to_h { |file| [File.expand_path(file).b, true] }
      # A method of a helper may define it: the outermost frame that is a file of the suite is the one being loaded.
      @groups[group] = paths.reverse.find { |path| files.key?(path.b) }
    end

    def start(notification)
      ease_coverage
      @expected = notification.count
      RSpec.configuration.loaded_spec_files.each { |file| Paceline.write(:type => "file", :file => Paceline.text(file)) }
    end

    def example_passed(notification)
      test(notification.example, "passed")
    end

    def example_failed(notification)
      exception = notification.example.execution_result.exception
      message = (notification.message_lines.join("\n") rescue nil) || "#{exception.class}: #{exception.message}"
      backtrace = (notification.formatted_backtrace.first(20).join("\n") rescue "")
      test(notification.example, "failed", :message => Paceline.text(message)[0, 20_000] + "\n" + Paceline.text(backtrace)[0, 20_000])
    end

    def example_pending(notification)
      test(notification.example, "skipped")
    end

    def message(notification)
      @messages << Paceline.text(notification.message)[0, 20_000] if @messages.size < 100
    end

    def dump_summary(notification)
      if notification.errors_outside_of_examples_count > 0
        failures = @messages.select { |text| text =~ /\b(?:error|exit)\b/i }
        failures = ["errors outside of examples"] if failures.empty?
        failures.each do |text|
          Paceline.write(:type => "failure", :file => file_in(text), :name => "(outside of examples)", :message => text)
        end
      end
      # An exit inside an example ends RSpec as if all had run.
      Paceline.write(:type => "end") if @done >= @expected || RSpec.world.wants_to_quit
    end

    def file_of(example)
      top = example.example_group.parent_groups.last
      @groups[top] || top.metadata[:absolute_file_path] || example.metadata[:absolute_file_path]
    end

    private

    def test(example, outcome, more = {})
      @done += 1
      file = file_of(example)
      attempts = example.metadata[:retry_attempts].to_i
      Paceline.write({ :type => "test", :file => Paceline.text(file), :name => Paceline.text(example.full_description)[0, 4000],
        :outcome => outcome, :seconds => example.execution_result.run_time.to_f, :retries => attempts,
        :line => example.metadata[:line_number] }.merge(more))
    end

    def file_in(text)
      name = text[/ loading (.+?)(?:\.(?:\s|$)| an .exit)/, 1]
      path = name && File.expand_path(name)
      path && File.file?(path) ? path : nil
    end

    # A threshold is for the whole suite.
    def ease_coverage
      return unless SETTINGS[:part] && defined?(::SimpleCov)
      [[:minimum_coverage, 0], [:minimum_coverage_by_file, 0], [:maximum_coverage_drop, 100]].each do |name, value|
        ::SimpleCov.public_send(name, value) if ::SimpleCov.respond_to?(name) && !(::SimpleCov.public_send(name) || {}).empty? rescue nil
      end
    end
  end
end

if Paceline::SETTINGS[:list]
  RSpec::Core::Configuration.prepend(Paceline::ListOnly)
else
  RSpec::Core::Configuration.prepend(Paceline::Files)
  listener = Paceline::LISTENER = Paceline::Listener.new
  RSpec::Core::FilterManager.prepend(Paceline::Parts) if Paceline::SETTINGS[:splits]
  RSpec.configuration.on_example_group_definition { |group| listener.group(group) }
  RSpec.configuration.formatter_loader.reporter.register_listener(
    listener, :start, :example_passed, :example_failed, :example_pending, :message, :dump_summary
  )
end
`;
