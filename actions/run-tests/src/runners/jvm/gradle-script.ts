/**
 * The init script that Gradle is given. Which class files a test task looks at is narrowed by what it excludes, which
 * holds beside every include and filter of the build and of the command line. Events name classes; their sources
 * are looked up later. No task takes its result from a cache or an earlier run.
 * @param settings path of a JSON file: `report`, `list`, and `files` with the classes of each
 */
export const gradleScript = (settings: string): string => String.raw`
def settings = new groovy.json.JsonSlurper().parseText(new File(${JSON.stringify(settings).replaceAll('$', '\\$')}).getText('UTF-8'))
def report = new File(settings.report)
def write = { Map event -> synchronized (report) { report.append(groovy.json.JsonOutput.toJson(event) + '\n', 'UTF-8') } }
def topClass = { String path -> path.replaceAll(/\.class$/, '').replaceAll(/\$.*/, '').replace('/', '.') }
// One init script is loaded by every build of a composite.
def folderOf = { project -> project.projectDir.canonicalPath }

gradle.taskGraph.whenReady { graph ->
    def folders = gradle.rootProject.allprojects.collect { folderOf(it) }
    graph.allTasks.findAll { it instanceof org.gradle.api.tasks.testing.Test }.each { task ->
        def folder = folderOf(task.project)
        def planned = settings.files == null ? null : settings.files.findAll { one ->
            def path = new File(one.file).canonicalPath
            def owners = folders.findAll { path.startsWith(it + File.separator) }
            owners.max { it.length() } == folder
        }.collectMany { it.classes } as Set

        if (settings.list) {
            task.onlyIf {
                task.candidateClassFiles.visit { details ->
                    if (!details.directory && !details.path.contains('$')) {
                        write([folder: folder, name: topClass(details.path), path: details.file.path])
                    }
                }
                write([task: task.path])
                false
            }
            return
        }

        task.outputs.upToDateWhen { false }
        task.outputs.cacheIf { false }
        if (planned != null) {
            task.exclude { element -> !element.directory && !planned.contains(topClass(element.path)) }
            task.filter.failOnNoMatchingTests = false
            if (task.hasProperty('failOnNoDiscoveredTests')) task.failOnNoDiscoveredTests = false
            task.doFirst {
                task.candidateClassFiles.visit { details ->
                    if (!details.directory) write([type: 'file', file: folder + '\n' + topClass(details.path)])
                }
            }
        }
        def retry = task.extensions.findByName('retry') != null
        def open = new java.util.concurrent.ConcurrentHashMap()
        def held = Collections.synchronizedMap([:])
        task.beforeTest { test -> open.put(test, true) }
        task.afterTest { test, result ->
            open.remove(test)
            def outcome = ['SUCCESS': 'passed', 'SKIPPED': 'skipped'].get(result.resultType.name()) ?: 'failed'
            def message = result.exceptions.collect { exception ->
                def text = new StringWriter()
                exception.printStackTrace(new PrintWriter(text))
                text.toString().take(20000)
            }.join('\n')
            def event = [type: 'test', file: folder + '\n' + (test.className ?: ''), name: test.name, outcome: outcome,
                seconds: (result.endTime - result.startTime) / 1000, retries: 0]
            if (outcome == 'failed') event.message = message
            if (!retry) write(event)
            else {
                // A test that is run again has more than one result, of which the last counts.
                def key = (test.className ?: '') + '\n' + test.name
                event.retries = held.containsKey(key) ? held[key].retries + 1 : 0
                held[key] = event
            }
        }
        task.afterSuite { suite, result ->
            if (suite.parent != null) return
            held.values().each { write(it) }
            open.keySet().each { test ->
                write([type: 'failure', file: folder + '\n' + (test.className ?: ''), name: test.name, message: 'It did not end.'])
            }
        }
    }
    if (!gradle.respondsTo('buildFinished')) write([type: 'end'])
}
if (gradle.respondsTo('buildFinished')) gradle.buildFinished { write([type: 'end']) }
`;
